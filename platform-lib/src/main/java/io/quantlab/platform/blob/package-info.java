/// Objects of tenants: create-once, verified, presigned.
///
/// Knows no meaning of what is stored. Open [ObjectName] first, then [Objects].
package io.quantlab.platform.blob;
