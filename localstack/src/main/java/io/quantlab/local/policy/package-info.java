/// The policy of the cloud on this machine: every request of the SDK is judged by the document that
/// the cloud's own guard will have (platform contract PT-5).
///
/// Open [PolicyInterceptor] first, then [PolicyDocument].
package io.quantlab.local.policy;
