// Who is told, and of what. Azure's own metrics and their names:
// https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/metrics-index
// The product's own: server/telemetry/signals.ts. A database that is away, a process that does not run and faults of ours show
// in Azure's; what shows nowhere else is work that goes on waiting.

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

@description('Azure region.')
param location string

@description('Log Analytics workspace that keeps the product\'s own metrics.')
param workspaceId string

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
    says: 'The health check at /readyz fails: the product does not run, cannot reach its database, or does not look for work.'
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

// What a metric said last in each of the product's processes, the worst of them within a quarter of an hour.
var onProduct = [
  {
    name: 'register-late'
    says: 'Rows for SharePoint have waited for more than an hour. Look at Needs attention, then run the doctor.'
    metric: 'countersign.register.lag'
    threshold: 3600
    severity: 2
  }
  {
    name: 'work-late'
    says: 'Messages or cards have waited for more than six hours.'
    metric: 'countersign.queue.age'
    threshold: 21600
    severity: 2
  }
  {
    name: 'work-given-up'
    says: 'Microsoft 365 refused rows or cards for good: somebody has to mend the cause and press Try again.'
    metric: 'countersign.queue.given_up'
    threshold: 0
    severity: 2
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

resource productAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for watch in onProduct: {
    name: '${name}-${watch.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      description: watch.says
      severity: watch.severity
      enabled: true
      autoMitigate: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: 'PT15M'
      criteria: {
        allOf: [
          {
            query: 'AppMetrics | where Name == "${watch.metric}" | project TimeGenerated, Worst = Sum'
            timeAggregation: 'Maximum'
            metricMeasureColumn: 'Worst'
            operator: 'GreaterThan'
            threshold: watch.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [people.id] }
    }
  }
]
