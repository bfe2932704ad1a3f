package io.quantlab.function.identity;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.store.SecondFactors;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The passkeys of the table as the library asks for them. A user's name here is his id, and his
/// handle the bytes of it; the name a browser shows, his address, finds nothing.
final class PasskeyRecords implements CredentialRepository {
  private final SecondFactors factors;

  PasskeyRecords(SecondFactors factors) {
    this.factors = factors;
  }

  /// What stands for a credential in keys.
  static String hash(ByteArray credential) {
    return OpaqueToken.sha256(credential.getBase64Url());
  }

  static ByteArray handle(Id user) {
    return new ByteArray(user.text().getBytes(StandardCharsets.UTF_8));
  }

  static Optional<Id> user(ByteArray handle) {
    return Id.parse(IdKind.USER, new String(handle.getBytes(), StandardCharsets.UTF_8));
  }

  @Override
  public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
    return Id.parse(IdKind.USER, username).map(factors::passkeys).orElse(List.of()).stream()
        .map(kept ->
            PublicKeyCredentialDescriptor.builder()
                .id(ByteArray.fromBase64(kept.document().credential()))
                .build())
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<ByteArray> getUserHandleForUsername(String username) {
    return Id.parse(IdKind.USER, username).map(PasskeyRecords::handle);
  }

  @Override
  public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
    return user(userHandle).map(Id::text);
  }

  @Override
  public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
    return user(userHandle)
        .flatMap(user -> factors.passkey(user, hash(credentialId)))
        .map(kept -> registered(credentialId, userHandle, kept.document()));
  }

  private static RegisteredCredential registered(
      ByteArray credential, ByteArray handle, Person.Passkey passkey) {
    return RegisteredCredential.builder()
        .credentialId(credential)
        .userHandle(handle)
        .publicKeyCose(ByteArray.fromBase64(passkey.publicKey()))
        .signatureCount(passkey.signCount())
        .build();
  }

  /// Asked when a passkey is made, to see that nobody has it; who has it does not matter.
  @Override
  public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
    return factors.owner(hash(credentialId)).stream()
        .flatMap(owner -> lookup(credentialId, handle(owner)).stream())
        .collect(Collectors.toSet());
  }
}
