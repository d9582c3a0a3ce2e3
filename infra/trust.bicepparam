// A trust of several schools with some thousands of staff: two machines with a web process and a worker on each, and a
// database that stands by in another zone.
using 'main.bicep'

param name = readEnvironmentVariable('COUNTERSIGN_NAME')
param image = readEnvironmentVariable('COUNTERSIGN_IMAGE')
param ownUrl = readEnvironmentVariable('PUBLIC_URL', '')

param split = true
param machineSku = 'P0v3'
param machines = 2

param databaseSku = 'Standard_D2ds_v5'
param databaseTier = 'GeneralPurpose'
param databaseStorageGb = 64
param databaseStandby = true
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
param backupDays = 35
param geoRedundantBackup = true

param logDays = 90
param logGbADay = 2

param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param clientId = readEnvironmentVariable('CLIENT_ID')
param apiUri = readEnvironmentVariable('API_URI')
param teamsAppId = readEnvironmentVariable('TEAMS_APP_ID')
param sharePointSiteId = readEnvironmentVariable('SHAREPOINT_SITE_ID')
param mailSender = readEnvironmentVariable('MAIL_SENDER')
param actionableMessageOriginator = readEnvironmentVariable('ACTIONABLE_MESSAGE_ORIGINATOR', '')
param actionableMessageAccept = readEnvironmentVariable('ACTIONABLE_MESSAGE_ACCEPT', 'off')
param licences = 5000
