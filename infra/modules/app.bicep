// One container of the product. Nothing that lasts is on its disk: with DATABASE_URL set the product keeps nothing under
// DATA_DIR, so the container may be thrown away and moved at any time.

@description('Name of the app, and the first part of its address.')
param name string

@description('Azure region.')
param location string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that takes the logs and metrics.')
param workspaceId string

@description('Plan it runs on.')
param planId string

@description('Subnet through which it reaches the database and the vault.')
param subnetId string

@description('What this app does: all, web (answers people) or worker (talks to Microsoft 365).')
@allowed(['all', 'web', 'worker'])
param role string

@description('Registry host, name and tag of the image.')
param image string

@description('Resource id of the identity it runs as.')
param identityId string

@description('Client id of that identity, with which it pulls the image.')
param identityClientId string

@description('Settings of the product beside those that belong to this app.')
param settings object

@description('Application Insights that takes its traces.')
param insightsName string

var port = '8080'

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: tags
  kind: 'app,linux,container'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: planId
    reserved: true
    httpsOnly: true
    clientAffinityEnabled: false
    // A worker answers nobody but the platform's own health check.
    publicNetworkAccess: role == 'worker' ? 'Disabled' : 'Enabled'
    virtualNetworkSubnetId: subnetId
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      linuxFxVersion: 'DOCKER|${image}'
      acrUseManagedIdentityCreds: true
      acrUserManagedIdentityID: identityClientId
      alwaysOn: true
      healthCheckPath: '/readyz'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      remoteDebuggingEnabled: false
      webSocketsEnabled: false
      vnetRouteAllEnabled: true
      // New versions come as images through Azure's own interface, so the site for uploading code is shut.
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: 'Deny'
    }
  }
}

resource appSettings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(settings, {
    ROLE: role
    PORT: port
    WEBSITES_PORT: port
    WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false'
    DATA_DIR: '/tmp/countersign'
    // Application Insights takes telemetry by this address; it reads nothing out.
    APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
  })
}

resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noUploadPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServiceHTTPLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
      { category: 'AppServiceAuditLogs', enabled: true }
      { category: 'AppServiceIPSecAuditLogs', enabled: true }
    ]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('App, for alerts.')
output id string = app.id

@description('Host name it answers at.')
output host string = app.properties.defaultHostName
