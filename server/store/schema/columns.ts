import { customType, timestamp } from 'drizzle-orm/pg-core';

export const moment = () => timestamp({ withTimezone: true });

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
