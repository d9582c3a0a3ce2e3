// One school: up to about 300 staff. One process that does everything on the smallest machine that is always on.
using 'main.bicep'

param name = readEnvironmentVariable('COUNTERSIGN_NAME')
param image = readEnvironmentVariable('COUNTERSIGN_IMAGE')
param ownUrl = readEnvironmentVariable('PUBLIC_URL', '')

param split = false
param machineSku = 'B1'
param machines = 1

param databaseSku = 'Standard_B1ms'
param databaseTier = 'Burstable'
param databaseStorageGb = 32
param databasePassword = readEnvironmentVariable('DATABASE_PASSWORD')
param backupDays = 35

param alertEmail = readEnvironmentVariable('ALERT_EMAIL')
param clientId = readEnvironmentVariable('CLIENT_ID')
param apiUri = readEnvironmentVariable('API_URI')
param teamsAppId = readEnvironmentVariable('TEAMS_APP_ID')
param sharePointSiteId = readEnvironmentVariable('SHAREPOINT_SITE_ID')
param mailSender = readEnvironmentVariable('MAIL_SENDER')
param actionableMessageOriginator = readEnvironmentVariable('ACTIONABLE_MESSAGE_ORIGINATOR', '')
param actionableMessageAccept = readEnvironmentVariable('ACTIONABLE_MESSAGE_ACCEPT', 'off')
param licences = 1000
