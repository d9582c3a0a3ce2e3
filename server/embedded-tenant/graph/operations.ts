import { activityNotificationOperations } from './activity-notifications.ts';
import { appCatalogueOperations } from './app-catalogue.ts';
import { chatMessageOperations } from './chat-messages.ts';
import { chatOperations } from './chats.ts';
import { driveOperations } from './drive.ts';
import { groupOperations } from './groups.ts';
import { groupDeltaOperations } from './groups-delta.ts';
import { installedAppOperations } from './installed-apps.ts';
import { listItemOperations } from './list-items.ts';
import { listItemDeltaOperations } from './list-items-delta.ts';
import { listOperations } from './lists.ts';
import type { Operation } from './request.ts';
import { sendMailOperations } from './send-mail.ts';
import { siteOperations } from './sites.ts';
import { transitiveMemberOperations } from './transitive-members.ts';
import { userOperations } from './users.ts';

/** Everything the tenant knows of Graph v1.0. A fixed path stands before one with a value in its place. */
export const operations: readonly Operation[] = [
  ...groupDeltaOperations,
  ...groupOperations,
  ...transitiveMemberOperations,
  ...userOperations,
  ...installedAppOperations,
  ...appCatalogueOperations,
  ...sendMailOperations,
  ...chatOperations,
  ...chatMessageOperations,
  ...activityNotificationOperations,
  ...siteOperations,
  ...driveOperations,
  ...listOperations,
  ...listItemDeltaOperations,
  ...listItemOperations,
];
