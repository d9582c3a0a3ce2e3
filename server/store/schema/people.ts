import { boolean, date, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Language } from '#src/domain/language.ts';
import { moment } from './columns.ts';

/** People the product has met, as the directory last described them. `salt` blinds their ids in the ledger. */
export const person = pgTable(
  'person',
  {
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    name: text().notNull(),
    userPrincipalName: text().notNull(),
    mail: text(),
    jobTitle: text(),
    guest: boolean().notNull(),
    enabled: boolean().notNull(),
    salt: text().notNull(),
    updatedAt: moment().notNull(),
    otherMail: text(),
    startsOn: date({ mode: 'string' }),
    language: text().$type<Language>(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.objectId] })],
);

/** The bot's personal chat with a person, once it is known. */
export const botChat = pgTable(
  'bot_chat',
  {
    tenantId: uuid().notNull(),
    objectId: uuid().notNull(),
    conversationId: text().notNull(),
    serviceUrl: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.objectId] })],
);
