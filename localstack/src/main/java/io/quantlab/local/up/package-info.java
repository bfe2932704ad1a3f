/// The commands of the local platform: up, down, status, logs, doctor, mail.
///
/// Open [LocalPlatform] first.
package io.quantlab.local.up;
