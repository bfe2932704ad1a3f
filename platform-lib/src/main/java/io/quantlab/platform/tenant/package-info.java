/// Whose something is: tenants, ids, roles, scopes, and who is calling.
///
/// Knows no storage, no token and no HTTP. Open [TenantId] first, then [Caller].
package io.quantlab.platform.tenant;
