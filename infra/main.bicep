// Countersign in one resource group: az deployment group create --resource-group … --parameters infra/school.bicepparam
// What runs where, and why: docs/decisions/0012-where-it-runs.md. What it costs: docs/cost.md.

targetScope = 'resourceGroup'

@description('Beginning of every name, and the address: https://<name>.azurewebsites.net. One in the world; small letters, digits and hyphens.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region. Personal data of staff is kept here.')
param location string = resourceGroup().location

@description('Tags on every resource.')
param tags object = { product: 'countersign' }

@description('Address of the product where it has a domain name of its own; empty for the one Azure gives.')
param ownUrl string = ''

@description('Name and tag of the image in the registry made here.')
param image string

@description('False: one app does everything. True: one app answers people, another talks to Microsoft 365.')
param split bool = false

@description('Size of a machine.')
param machineSku string = 'B1'

@description('How many machines; with split, as many web processes and as many workers.')
@minValue(1)
@maxValue(10)
param machines int = 1

@description('Compute of the database.')
param databaseSku string = 'Standard_B1ms'

@description('Tier of that compute.')
@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param databaseTier string = 'Burstable'

@description('Gigabytes of storage of the database; it grows by itself.')
@minValue(32)
param databaseStorageGb int = 32

@description('A standby of the database in another zone. Not for the burstable tier.')
param databaseStandby bool = false

@description('Password of the database administrator, 16 characters or more. Only the vault keeps it.')
@secure()
@minLength(16)
param databasePassword string

@description('Days to which the database can be put back.')
@minValue(7)
@maxValue(35)
param backupDays int = 35

@description('Keeps backups in the paired region too. Can only be chosen when the server is made.')
param geoRedundantBackup bool = false

@description('Address range of the private network.')
param addressSpace string = '10.42.0.0/24'

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logDays int = 30

@description('Gigabytes of logs a day after which no more are taken in.')
@minValue(1)
param logGbADay int = 1

@description('Where alerts are sent.')
param alertEmail string

@description('Entra tenant of the school.')
param tenantId string = tenant().tenantId

@description('Client id that register-app printed.')
param clientId string

@description('Application ID URI that register-app printed.')
param apiUri string

@description('Id in the manifest of the Teams app.')
param teamsAppId string

@description('SharePoint site of the register: hostname,site-collection-id,site-id.')
param sharePointSiteId string

@description('Mailbox that sends.')
param mailSender string

@description('Provider id of a registered sender of actionable messages; empty for plain mail.')
param actionableMessageOriginator string = ''

@description('Whether the card in a message accepts by itself: on only after a press of your own was recorded.')
@allowed(['on', 'off'])
param actionableMessageAccept string = 'off'

@description('Licences in the tenant: SharePoint allows larger tenants more.')
@minValue(1)
param licences int = 1000

var administrator = 'countersign'
var publicUrl = empty(ownUrl) ? 'https://${name}.azurewebsites.net' : ownUrl

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  params: { name: name, location: location, tags: tags, retentionDays: logDays, dailyCapGb: logGbADay }
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  params: { name: name, location: location, tags: tags }
}

module network 'modules/network.bicep' = {
  name: 'network'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    addressSpace: addressSpace
  }
}

module database 'modules/database.bicep' = {
  name: 'database'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    subnetId: network.outputs.databaseSubnetId
    privateDnsZoneId: network.outputs.databaseZoneId
    administrator: administrator
    password: databasePassword
    sku: databaseSku
    tier: databaseTier
    storageGb: databaseStorageGb
    backupDays: backupDays
    geoRedundantBackup: geoRedundantBackup
    standby: databaseStandby
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    appSubnetId: network.outputs.appSubnetId
    readerPrincipalId: identity.outputs.principalId
    databaseHost: database.outputs.host
    databaseName: database.outputs.databaseName
    administrator: administrator
    password: databasePassword
  }
}

module registry 'modules/registry.bicep' = {
  name: 'registry'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    pullPrincipalId: identity.outputs.principalId
  }
}

module plan 'modules/plan.bicep' = {
  name: 'plan'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    sku: machineSku
    machines: machines
  }
}

// Every name here is one that the product reads (server/config/settings.ts).
var settings = {
  PUBLIC_URL: publicUrl
  TRUST_PROXY_HOPS: '1'
  DATABASE_URL: vault.outputs.databaseUrlReference
  LICENCES: string(licences)
  TENANT_ID: tenantId
  CLIENT_ID: clientId
  MANAGED_IDENTITY_CLIENT_ID: identity.outputs.clientId
  API_URI: apiUri
  TEAMS_APP_ID: teamsAppId
  SHAREPOINT_SITE_ID: sharePointSiteId
  MAIL_SENDER: mailSender
  ACTIONABLE_MESSAGE_ORIGINATOR: actionableMessageOriginator
  ACTIONABLE_MESSAGE_ACCEPT: actionableMessageAccept
}

module front 'modules/app.bicep' = {
  name: 'front'
  params: {
    name: name
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    planId: plan.outputs.id
    subnetId: network.outputs.appSubnetId
    role: split ? 'web' : 'all'
    image: '${registry.outputs.host}/${image}'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    settings: settings
    insightsName: monitoring.outputs.insightsName
  }
}

module worker 'modules/app.bicep' = if (split) {
  name: 'worker'
  params: {
    name: '${name}-worker'
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    planId: plan.outputs.id
    subnetId: network.outputs.appSubnetId
    role: 'worker'
    image: '${registry.outputs.host}/${image}'
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    settings: settings
    insightsName: monitoring.outputs.insightsName
  }
}

module bot 'modules/bot.bicep' = {
  name: 'bot'
  params: {
    name: name
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    clientId: clientId
    tenantId: tenantId
    publicUrl: publicUrl
    displayName: 'Countersign'
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  params: {
    name: name
    tags: tags
    email: alertEmail
    apps: concat(
      [{ name: name, id: front.outputs.id }],
      split ? [{ name: '${name}-worker', id: worker!.outputs.id }] : []
    )
    serverId: database.outputs.serverId
    location: location
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('Where people and Microsoft reach the product.')
output publicUrl string = publicUrl

@description('Host of the app, which a domain name of your own has to point at.')
output host string = front.outputs.host

@description('Registry that images are built in.')
output registryName string = registry.outputs.name

@description('Object id of the identity, for register-app --identity.')
output identityPrincipalId string = identity.outputs.principalId
