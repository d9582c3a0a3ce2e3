// Who is told, and of what. Metrics and their names:
// https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/metrics-index

@description('Beginning of every name.')
param name string

@description('Tags on every resource.')
param tags object

@description('Where alerts are sent.')
param email string

@description('Apps to watch, by their names and ids.')
param apps { name: string, id: string }[]

@description('Database server to watch.')
param serverId string

var onApps = [
  {
    name: 'faults'
    says: 'The product answered more than five calls in five minutes with a fault of its own.'
    metric: 'Http5xx'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 5
    severity: 1
    every: 'PT1M'
    over: 'PT5M'
  }
  {
    name: 'not-ready'
    says: 'The health check at /readyz fails: the product does not run, or cannot reach its database.'
    metric: 'HealthCheckStatus'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: 100
    severity: 1
    every: 'PT1M'
    over: 'PT5M'
  }
]

var onDatabase = [
  {
    name: 'database-down'
    says: 'The database does not answer.'
    metric: 'is_db_alive'
    aggregation: 'Maximum'
    operator: 'LessThan'
    threshold: 1
    severity: 0
    every: 'PT1M'
    over: 'PT5M'
  }
  {
    name: 'database-storage'
    says: 'The database has used 80 hundredths of its storage.'
    metric: 'storage_percent'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 80
    severity: 2
    every: 'PT15M'
    over: 'PT1H'
  }
  {
    name: 'database-cpu'
    says: 'The database has been busy for half an hour. A burstable server that goes on like this becomes slow.'
    metric: 'cpu_percent'
    aggregation: 'Average'
    operator: 'GreaterThan'
    threshold: 80
    severity: 2
    every: 'PT5M'
    over: 'PT30M'
  }
  {
    name: 'database-connections'
    says: 'The database refused connections.'
    metric: 'connections_failed'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: 20
    severity: 2
    every: 'PT5M'
    over: 'PT15M'
  }
  {
    name: 'no-backups'
    says: 'The database has had no backup for a day.'
    metric: 'backup_storage_used'
    aggregation: 'Maximum'
    operator: 'LessThan'
    threshold: 1
    severity: 1
    every: 'PT1H'
    over: 'P1D'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${name}-people'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'Countersign'
    enabled: true
    emailReceivers: [{ name: 'whoever-looks-after-it', emailAddress: email, useCommonAlertSchema: true }]
  }
}

module appAlerts 'metric-alert.bicep' = [
  for pair in flatten(map(apps, app => map(onApps, watch => { app: app, watch: watch }))): {
    name: 'alert-${pair.app.name}-${pair.watch.name}'
    params: {
      name: '${pair.app.name}-${pair.watch.name}'
      tags: tags
      targetId: pair.app.id
      says: pair.watch.says
      metric: pair.watch.metric
      aggregation: pair.watch.aggregation
      operator: pair.watch.operator
      threshold: pair.watch.threshold
      severity: pair.watch.severity
      every: pair.watch.every
      over: pair.watch.over
      actionGroupId: people.id
    }
  }
]

module databaseAlerts 'metric-alert.bicep' = [
  for watch in onDatabase: {
    name: 'alert-${watch.name}'
    params: {
      name: '${name}-${watch.name}'
      tags: tags
      targetId: serverId
      says: watch.says
      metric: watch.metric
      aggregation: watch.aggregation
      operator: watch.operator
      threshold: watch.threshold
      severity: watch.severity
      every: watch.every
      over: watch.over
      actionGroupId: people.id
    }
  }
]
