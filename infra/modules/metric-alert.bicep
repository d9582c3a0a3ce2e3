// One alert on one metric of one resource.

@description('Name of the alert.')
param name string

@description('Tags on every resource.')
param tags object

@description('Resource to watch.')
param targetId string

@description('What the message says has happened.')
param says string

@description('Metric of that resource.')
param metric string

@description('How readings of the window are put together.')
param aggregation string

@description('When it is too much or too little.')
param operator string

@description('The number it is compared with.')
param threshold int

@description('0 is the gravest, 4 the least.')
param severity int

@description('How often it is looked at.')
param every string

@description('Over what time.')
param over string

@description('Who is told.')
param actionGroupId string

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    description: says
    severity: severity
    enabled: true
    autoMitigate: true
    scopes: [targetId]
    evaluationFrequency: every
    windowSize: over
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'crossed'
          criterionType: 'StaticThresholdCriterion'
          metricName: metric
          timeAggregation: aggregation
          operator: operator
          threshold: threshold
          // A metric that is not there yet, as after a first deployment, is no reason to fail it.
          skipMetricValidation: true
        }
      ]
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
