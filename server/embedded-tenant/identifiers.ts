/** Fixed identifiers of the embedded tenant, so that a story told about it stays true from one start to the next. */
export const TENANT_ID = 'b6f3a7d2-4c1e-4f5a-9d38-21c5e0a47f10';
export const ORGANISATION = 'Oakfield Primary School';
export const DOMAIN = 'oakfield.example';
export const MAIL_SENDER = `policies@${DOMAIN}`;

/** The product's Entra application, which is its bot as well. */
export const CLIENT_ID = '3e9d5c1a-7b42-4d0f-8a66-5f1c2b9e8d04';
export const CLIENT_SECRET = 'embedded-tenant-client-secret';
export const APP_NAME = 'Countersign';
export const API_URI = `api://${CLIENT_ID}`;

/** The managed identity of the machine the product would run on in Azure: its client id, and its object id. */
export const MANAGED_IDENTITY_CLIENT_ID = '0f6b2d94-8c37-4e1a-b5d8-72e9a4c1f306';
export const MANAGED_IDENTITY_PRINCIPAL_ID = 'd2a8e415-6f90-4b7c-93e1-5c0b7f8a2d64';
/** What Azure puts into the environment of such a machine for its programs to prove that they run there. */
export const IDENTITY_HEADER = 'embedded-tenant-identity-header';

/** A second application with hardly any permission, so that a refusal can be seen. */
export const READER_CLIENT_ID = '51f0b7ce-93d4-4a28-9c7d-0e6a8b25d1f3';
export const READER_CLIENT_SECRET = 'embedded-tenant-reader-secret';

/** The manifest's id, and the id the organisation's catalogue gave the app: they differ for an app an organisation uploads. */
export const TEAMS_APP_ID = '9a1f6e0b-52c7-4e83-b0d4-6c7e8f213a95';
export const CATALOGUE_APP_ID = 'c7d05f32-1e6b-4a9c-8f21-0b3d4e5f6a78';

export const SITE_HOST = 'oakfield.sharepoint.example';
export const SITE_COLLECTION_ID = '2d8c41f6-7a3e-4b95-8e10-93f5a6c7d821';
export const SITE_WEB_ID = '64e0a9b3-5f1d-4c82-a7d6-18b2c3d4e5f6';
export const SITE_ID = `${SITE_HOST},${SITE_COLLECTION_ID},${SITE_WEB_ID}`;
export const SITE_NAME = 'Policies';
export const SITE_PATH = '/sites/policies';
/** The library every site has, and its place in the site's address. */
export const LIBRARY_NAME = 'Documents';
export const LIBRARY_PATH = 'Shared Documents';
export const DRIVE_ID = 'b!9kGNLT56lUuOEJP1pseCIbOp4GQdX4JMp9YYssPU5fZPb1Rh6kX3TrMZyq8hWcDe';
/** Regional settings of the site; SharePoint keeps a date without a time as midnight there. */
export const SITE_TIME_ZONE = 'Europe/London';

/** Application id under which actionable messages of Outlook call their targets, in whichever tenant. */
export const OUTLOOK_ACTIONS_CLIENT_ID = '48af08dc-f6d2-435f-b2a7-069abd99c086';

/** Application id of Teams on the web, which asks for a tab's token in its own name. */
export const TEAMS_WEB_CLIENT_ID = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

export const GRAPH = 'https://graph.microsoft.com';
export const GRAPH_V1 = `${GRAPH}/v1.0`;
/** SharePoint's own resource, beside Graph: the tenant's host. */
export const SHAREPOINT = `https://${SITE_HOST}`;
export const BOT_FRAMEWORK = 'https://api.botframework.com';
