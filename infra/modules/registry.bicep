// Holds the product's image. It needs a sign-in, and nobody has a password for it: the app pulls with its identity.

@description('Beginning of every name.')
param name string

@description('Azure region.')
param location string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that takes the logs and metrics.')
param workspaceId string

@description('Object id of the identity that pulls the image.')
param pullPrincipalId string

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/containers#acrpull
var acrPull = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

resource registry 'Microsoft.ContainerRegistry/registries@2025-04-01' = {
  name: '${replace(name, '-', '')}${uniqueString(resourceGroup().id)}'
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    // The image holds no secret and no data; private addresses for it cost ten times the registry.
    publicNetworkAccess: 'Enabled'
  }
}

resource mayPull 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: registry
  name: guid(registry.id, pullPrincipalId, acrPull)
  properties: {
    roleDefinitionId: acrPull
    principalId: pullPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: registry
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Registry, by name.')
output name string = registry.name

@description('Host that images are pulled from.')
output host string = registry.properties.loginServer
