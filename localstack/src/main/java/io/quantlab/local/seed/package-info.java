/// The demonstration tenant: a user, a script, a dataset, a finished run.
///
/// Works through the API as everybody does. Open [DemoTenant] first.
package io.quantlab.local.seed;
