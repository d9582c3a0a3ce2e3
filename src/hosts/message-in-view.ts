import type { MessageInView } from './host.ts';

const header = /^x-countersign-request:\s*([0-9a-f-]{36})\s*$/im;
const link = /\/tab#\/requests\/([0-9a-f-]{36})/i;

/**
 * Finds the request by the header our mails carry. Mail systems on the way may strip it: then by the link in the body.
 * https://learn.microsoft.com/office/dev/add-ins/outlook/internet-headers
 */
export function messageInView(mailbox: Office.Mailbox): MessageInView {
  return {
    async requestId() {
      const item = mailbox.item;
      if (!item) return null;
      const headers = await textOf((done) => item.getAllInternetHeadersAsync(done));
      return header.exec(headers)?.[1] ?? link.exec(await bodyOf(item))?.[1] ?? null;
    },
    onChange(listener) {
      mailbox.addHandlerAsync(Office.EventType.ItemChanged, listener);
    },
  };
}

function bodyOf(item: Office.MessageRead): Promise<string> {
  return textOf((done) => item.body.getAsync(Office.CoercionType.Html, done));
}

/** A message that cannot be read is a message that asks nothing. */
function textOf(read: (done: (result: Office.AsyncResult<string>) => void) => void): Promise<string> {
  return new Promise((resolve) => {
    try {
      read((result) => resolve(result.status === Office.AsyncResultStatus.Succeeded ? result.value : ''));
    } catch {
      // An older Outlook lacks the call altogether.
      resolve('');
    }
  });
}
