// Stands in for https://appsforoffice.microsoft.com/lib/1/hosted/office.js in the simulated Outlook: the part of
// Office.js that an Outlook task pane in read mode uses, and the bridge for nested app authentication.
(() => {
  const hostOrigin = new URL(document.currentScript.src).origin;
  const host = window.parent;
  const framed = host !== window;

  // The real script takes these two away from every page that loads it.
  window.history.pushState = null;
  window.history.replaceState = null;

  let lastCall = 0;
  let hasNestedAppAuth = false;
  const waiting = new Map();
  const bridgeListeners = new Set();
  const handlers = new Map();

  function call(operation, argument) {
    return new Promise((resolve) => {
      lastCall += 1;
      waiting.set(lastCall, resolve);
      host.postMessage({ kind: 'office', id: lastCall, operation, argument }, hostOrigin);
    });
  }

  /** Office's own asynchronous form: an optional options object, then an optional callback that gets an AsyncResult. */
  function finish(answer, parameters) {
    const callback = parameters.findLast((parameter) => typeof parameter === 'function');
    const options = parameters.find((parameter) => typeof parameter === 'object' && parameter !== null);
    answer.then((result) => {
      const failed = result?.error !== undefined;
      callback?.({
        status: failed ? 'failed' : 'succeeded',
        value: failed ? undefined : result?.value,
        error: failed ? result.error : undefined,
        asyncContext: options?.asyncContext,
      });
    });
  }

  function emailAddress({ name, address }) {
    return { displayName: name, emailAddress: address, recipientType: 'user' };
  }

  function readItem(item) {
    if (!item) return null;
    return {
      itemId: item.itemId,
      internetMessageId: item.internetMessageId,
      itemType: 'message',
      itemClass: 'IPM.Note',
      subject: item.subject,
      normalizedSubject: item.subject,
      dateTimeCreated: new Date(item.receivedAt),
      from: emailAddress(item.from),
      sender: emailAddress(item.from),
      to: item.to.map(emailAddress),
      cc: [],
      attachments: [],
      body: {
        getAsync: (coercionType, ...rest) => finish(call('body', { itemId: item.itemId, coercionType }), rest),
      },
      getAllInternetHeadersAsync: (...rest) => finish(call('headers', { itemId: item.itemId }), rest),
    };
  }

  const mailbox = {
    item: null,
    userProfile: null,
    diagnostics: { hostName: 'OutlookWebApp', hostVersion: '16.0.0.0', OWAView: 'ThreeColumns' },
    addHandlerAsync: (eventType, handler, ...rest) => {
      handlers.set(eventType, [...(handlers.get(eventType) ?? []), handler]);
      finish(Promise.resolve({}), rest);
    },
    removeHandlerAsync: (eventType, ...rest) => {
      handlers.delete(eventType);
      finish(Promise.resolve({}), rest);
    },
  };

  const context = {
    mailbox,
    officeTheme: undefined,
    displayLanguage: 'en-GB',
    contentLanguage: 'en-GB',
    host: 'Outlook',
    platform: 'OfficeOnline',
    diagnostics: { host: 'Outlook', platform: 'OfficeOnline', version: '16.0.0.0' },
    requirements: {
      isSetSupported: (name, version = '1.1') =>
        (name === 'Mailbox' && Number(version.split('.')[1]) <= 14) ||
        (name === 'NestedAppAuth' && version === '1.1' && hasNestedAppAuth),
    },
    ui: { openBrowserWindow: (url) => void call('open', { url }), closeContainer: () => void call('close', null) },
  };

  function emit(eventType, details) {
    for (const handler of handlers.get(eventType) ?? []) handler({ type: eventType, ...details });
  }

  window.addEventListener('message', (event) => {
    if (event.source !== host || event.origin !== hostOrigin || event.data?.kind !== 'office') return;
    const { answerTo, result, news, payload } = event.data;
    if (news === 'bridge') {
      for (const listener of bridgeListeners) listener(payload);
    } else if (news === 'item') {
      mailbox.item = readItem(payload);
      emit('olkItemSelectedChanged', { initialData: undefined });
    } else if (news === 'theme') {
      context.officeTheme = payload;
      emit('officeThemeChanged', { officeTheme: payload });
    } else {
      waiting.get(answerTo)?.(result);
      waiting.delete(answerTo);
    }
  });

  if (framed) {
    window.nestedAppAuthBridge = {
      addEventListener: (_eventName, listener) => bridgeListeners.add(listener),
      removeEventListener: (_eventName, listener) => bridgeListeners.delete(listener),
      postMessage: (message) =>
        host.postMessage({ kind: 'office', operation: 'bridge', argument: message }, hostOrigin),
    };
  }

  const ready = framed
    ? call('start', null).then(({ value }) => {
        mailbox.userProfile = value.userProfile;
        mailbox.item = readItem(value.item);
        context.officeTheme = value.theme;
        context.displayLanguage = value.language;
        hasNestedAppAuth = value.hasNestedAppAuth;
        return { host: 'Outlook', platform: 'OfficeOnline' };
      })
    : Promise.resolve({ host: null, platform: null });

  window.Office = {
    onReady: (callback) =>
      ready.then((info) => {
        callback?.(info);
        return info;
      }),
    initialize: () => {},
    context,
    HostType: { Outlook: 'Outlook' },
    PlatformType: { OfficeOnline: 'OfficeOnline' },
    EventType: { ItemChanged: 'olkItemSelectedChanged', OfficeThemeChanged: 'officeThemeChanged' },
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    CoercionType: { Html: 'html', Text: 'text' },
    MailboxEnums: { ItemType: { Message: 'message', Appointment: 'appointment' } },
  };
})();
