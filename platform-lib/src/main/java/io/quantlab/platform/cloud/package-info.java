/// Where the cloud is and with whose credentials a call is signed.
///
/// A laptop and the cloud differ here and nowhere else (platform contract, first sentence). Open
/// [Principal] first.
package io.quantlab.platform.cloud;
