// The one secret there is: the address of the database with its password. Only the app's subnet reaches the vault, and
// only the product's identity may read from it.

@description('Beginning of every name.')
param name string

@description('Azure region.')
param location string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that takes the logs and metrics.')
param workspaceId string

@description('Subnet that may reach the vault.')
param appSubnetId string

@description('Object id of the identity that may read the secret.')
param readerPrincipalId string

@description('Host name of the database.')
param databaseHost string

@description('Database on that host.')
param databaseName string

@description('Name of the database administrator.')
param administrator string

@description('Password of the administrator.')
@secure()
param password string

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security#key-vault-secrets-user
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  // A vault's name is one in the world, of 24 characters at most; 13 of them make it so.
  name: '${take(replace(name, '-', ''), 11)}${uniqueString(resourceGroup().id)}'
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'AzureServices'
      virtualNetworkRules: [{ id: appSubnetId }]
    }
  }
}

resource databaseUrl 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'database-url'
  properties: {
    contentType: 'address of the database with its password'
    value: 'postgresql://${administrator}:${uriComponent(password)}@${databaseHost}:5432/${databaseName}?sslmode=verify-full'
  }
}

resource mayRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: databaseUrl
  name: guid(databaseUrl.id, readerPrincipalId, secretsUser)
  properties: {
    roleDefinitionId: secretsUser
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

// Without a version, so that a changed password reaches the app by itself.
@description('What an app setting says to be given the secret: a reference, not the secret.')
output databaseUrlReference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/${databaseUrl.name})'
