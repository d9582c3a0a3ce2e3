// The private network: one subnet for the app, one that PostgreSQL alone may use, and the name the database is found by.

@description('Beginning of every name.')
param name string

@description('Azure region.')
param location string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that takes the logs and metrics.')
param workspaceId string

@description('Address range of the network. Needs to overlap no network it is ever joined to.')
param addressSpace string

var appRange = cidrSubnet(addressSpace, 26, 0)
var databaseRange = cidrSubnet(addressSpace, 28, 4)

// https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-private: within its subnet the server
// talks to its standby, and outwards to storage; the rules Azure brings along allow that.
resource databaseRules 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: '${name}-database'
  location: location
  tags: tags
  properties: {
    securityRules: [
      {
        name: 'app'
        properties: {
          priority: 100
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: appRange
          sourcePortRange: '*'
          destinationAddressPrefix: databaseRange
          destinationPortRange: '5432'
        }
      }
      {
        name: 'standby'
        properties: {
          priority: 110
          direction: 'Inbound'
          access: 'Allow'
          protocol: 'Tcp'
          sourceAddressPrefix: databaseRange
          sourcePortRange: '*'
          destinationAddressPrefix: databaseRange
          destinationPortRange: '5432'
        }
      }
      {
        name: 'nobody-else'
        properties: {
          priority: 4000
          direction: 'Inbound'
          access: 'Deny'
          protocol: '*'
          sourceAddressPrefix: 'VirtualNetwork'
          sourcePortRange: '*'
          destinationAddressPrefix: '*'
          destinationPortRange: '*'
        }
      }
    ]
  }
}

resource appRules 'Microsoft.Network/networkSecurityGroups@2025-07-01' = {
  name: '${name}-app'
  location: location
  tags: tags
  properties: { securityRules: [] }
}

resource network 'Microsoft.Network/virtualNetworks@2025-07-01' = {
  name: '${name}-network'
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressSpace] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: appRange
          networkSecurityGroup: { id: appRules.id }
          // The vault lets this subnet in and nobody else.
          serviceEndpoints: [{ service: 'Microsoft.KeyVault' }]
          delegations: [{ name: 'app-service', properties: { serviceName: 'Microsoft.Web/serverFarms' } }]
        }
      }
      {
        name: 'database'
        properties: {
          addressPrefix: databaseRange
          networkSecurityGroup: { id: databaseRules.id }
          delegations: [
            { name: 'postgresql', properties: { serviceName: 'Microsoft.DBforPostgreSQL/flexibleServers' } }
          ]
        }
      }
    ]
  }

  resource app 'subnets' existing = {
    name: 'app'
  }

  resource database 'subnets' existing = {
    name: 'database'
  }
}

resource databaseZone 'Microsoft.Network/privateDnsZones@2024-06-01' = {
  name: '${name}.private.postgres.database.azure.com'
  location: 'global'
  tags: tags
}

resource databaseZoneLink 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = {
  parent: databaseZone
  name: '${name}-network'
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: { id: network.id }
  }
}

resource networkDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: network
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

resource databaseRulesDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: databaseRules
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

resource appRulesDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: appRules
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
  }
}

@description('Subnet the app joins.')
output appSubnetId string = network::app.id

@description('Subnet delegated to PostgreSQL.')
output databaseSubnetId string = network::database.id

@description('Private DNS zone of the database, linked to the network.')
output databaseZoneId string = databaseZone.id
