/// The two tables: keys that begin with the tenant, rows, transactions, repositories.
///
/// Every method takes the tenant first and signs with that tenant's credentials; the repositories
/// that hold what belongs to no tenant are [Identities] and [DueWork]. Decides nothing about who
/// may see what. Open [Partition] first, then [TenantTable].
package io.quantlab.platform.store;
