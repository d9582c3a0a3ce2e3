// The machines that the apps run on. Every app of the plan runs on each of them.

@description('Beginning of every name.')
param name string

@description('Azure region.')
param location string

@description('Tags on every resource.')
param tags object

@description('Log Analytics workspace that takes the metrics.')
param workspaceId string

@description('Size of a machine: B1 serves a school.')
param sku string

@description('How many machines.')
@minValue(1)
@maxValue(10)
param machines int

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: '${name}-plan'
  location: location
  tags: tags
  kind: 'linux'
  sku: { name: sku, capacity: machines }
  properties: { reserved: true }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: plan
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

@description('Plan that apps are put on.')
output id string = plan.id
