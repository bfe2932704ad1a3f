/// What a cloud gives and one machine has to make: credentials, keys in files, printed letters,
/// functions that run in this process, event sources, schedules.
///
/// Holds no product logic. Open [LocalCredentials] first.
package io.quantlab.local.runtime;
