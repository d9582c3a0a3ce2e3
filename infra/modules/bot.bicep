// The bot's registration with Teams. It is the product's own Entra app, of one tenant: no new bot can be of several.
// https://learn.microsoft.com/azure/bot-service/bot-service-quickstart-registration

@description('Beginning of every name.')
param name string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that takes the logs and metrics.')
param workspaceId string

@description('Client id of the Entra app.')
param clientId string

@description('Tenant of the Entra app.')
param tenantId string

@description('Address of the product, as Microsoft reaches it.')
param publicUrl string

@description('What people see as the sender.')
param displayName string

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  tags: tags
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: displayName
    endpoint: '${publicUrl}/api/messages'
    msaAppType: 'SingleTenant'
    msaAppId: clientId
    msaAppTenantId: tenantId
    disableLocalAuth: true
    isStreamingSupported: false
    // Teams reaches a bot over the internet only; the product checks every token.
    publicNetworkAccess: 'Enabled'
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true, enableCalling: false, acceptedTerms: true }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: bot
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}
