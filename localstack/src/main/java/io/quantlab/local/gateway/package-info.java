/// The gateway of one machine: the routes, the limits and the event format of the cloud's own.
///
/// Open [Gateway] first.
package io.quantlab.local.gateway;
