// Who the product is in Azure. The Entra app registration trusts this identity, so that there is no secret to keep.

@description('Beginning of every name.')
param name string

@description('Azure region.')
param location string

@description('Tags on every resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${name}-identity'
  location: location
  tags: tags
}

@description('Resource id, by which apps take it on.')
output id string = identity.id

@description('Its client id, by which the product asks for its tokens.')
output clientId string = identity.properties.clientId

@description('Its object id: the subject of the federated credential, and who roles are given to.')
output principalId string = identity.properties.principalId
