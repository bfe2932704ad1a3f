/// Messages between the parts: at least once, so whoever receives knows what it has done.
///
/// Open [Queues] first.
package io.quantlab.platform.queue;
