// PostgreSQL in the private network. All that lasts is here: policies, requests, attestations and the ledger.

@description('Beginning of every name.')
param name string

@description('Azure region.')
param location string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that takes the logs and metrics.')
param workspaceId string

@description('Subnet delegated to PostgreSQL.')
param subnetId string

@description('Private DNS zone, linked to the network.')
param privateDnsZoneId string

@description('Name of the database administrator, whom the product signs in as.')
param administrator string

@description('Password of the administrator. It is kept in the vault and nowhere else.')
@secure()
param password string

@description('Compute: Standard_B1ms serves a school.')
param sku string

@description('Tier of that compute.')
@allowed(['Burstable', 'GeneralPurpose', 'MemoryOptimized'])
param tier string

@description('Gigabytes of storage; it grows by itself.')
@minValue(32)
param storageGb int

@description('Days to which the database can be put back.')
@minValue(7)
@maxValue(35)
param backupDays int

@description('Keeps backups in the paired region too. Can only be chosen when the server is made.')
param geoRedundantBackup bool

@description('A standby server in another zone. Not for the burstable tier.')
param standby bool

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2025-08-01' = {
  name: '${name}-database'
  location: location
  tags: tags
  sku: { name: sku, tier: tier }
  properties: {
    version: '18'
    administratorLogin: administrator
    administratorLoginPassword: password
    authConfig: { activeDirectoryAuth: 'Disabled', passwordAuth: 'Enabled' }
    storage: { storageSizeGB: storageGb, autoGrow: 'Enabled' }
    backup: {
      backupRetentionDays: backupDays
      geoRedundantBackup: geoRedundantBackup ? 'Enabled' : 'Disabled'
    }
    highAvailability: { mode: standby ? 'ZoneRedundant' : 'Disabled' }
    network: {
      delegatedSubnetResourceId: subnetId
      privateDnsZoneArmResourceId: privateDnsZoneId
      publicNetworkAccess: 'Disabled'
    }
    // Sunday at two in the night: nobody is at school.
    maintenanceWindow: { customWindow: 'Enabled', dayOfWeek: 0, startHour: 2, startMinute: 0 }
  }
}

resource product 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2025-08-01' = {
  parent: server
  name: 'countersign'
  properties: { charset: 'UTF8', collation: 'en_US.utf8' }
}

// One at a time: the server refuses a second change while one is under way.
resource encrypted 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2025-08-01' = {
  parent: server
  name: 'require_secure_transport'
  properties: { value: 'on', source: 'user-override' }
  dependsOn: [product]
}

resource newTls 'Microsoft.DBforPostgreSQL/flexibleServers/configurations@2025-08-01' = {
  parent: server
  name: 'ssl_min_protocol_version'
  properties: { value: 'TLSv1.2', source: 'user-override' }
  dependsOn: [encrypted]
}

// Backups go with the server, so nobody may delete it by mistake.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: server
  name: 'evidence'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds what people accepted. Take the lock off only once a copy is safe elsewhere.'
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: server
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'allLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Server, for alerts.')
output serverId string = server.id

@description('Host name within the private network.')
output host string = server.properties.fullyQualifiedDomainName

@description('Database on that server.')
output databaseName string = product.name
