/// Load on the API from a process of its own: requests at the moments a plan says, whatever the
/// answers do.
///
/// Open [OpenLoop] first.
package io.quantlab.local.load;
