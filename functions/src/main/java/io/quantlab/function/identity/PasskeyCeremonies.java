package io.quantlab.function.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import io.quantlab.platform.json.OpaqueJson;
import io.quantlab.platform.json.RecordJson;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.store.SecondFactors;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.IdKind;
import io.quantlab.platform.tenant.Ids;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The two ceremonies of Web Authentication (W3C Recommendation, level 2): making a passkey and
/// showing one. Passkeys are discoverable and ask their user for a finger or a PIN, so one alone is
/// two factors.
public final class PasskeyCeremonies {
  private static final int CHALLENGE_BYTES = 32;

  private final SecondFactors factors;
  private final RelyingParty party;
  private final Ids ids;

  /// @param origin of the installation; passkeys belong to its host
  /// @param origins further origins of the web app on that host
  public PasskeyCeremonies(SecondFactors factors, Ids ids, String origin, Set<String> origins) {
    this.factors = factors;
    this.ids = ids;
    this.party =
        RelyingParty.builder()
            .identity(
                RelyingPartyIdentity.builder()
                    .id(URI.create(origin).getHost())
                    .name("QuantLab")
                    .build())
            .credentialRepository(new PasskeyRecords(factors))
            .origins(Stream.concat(Stream.of(origin), origins.stream()).collect(Collectors.toSet()))
            .build();
  }

  /// A ceremony that was begun.
  ///
  /// @param state what ends it, kept here
  /// @param publicKey what the browser takes
  record Begun(String state, OpaqueJson publicKey) {}

  /// Begins to make a passkey.
  Begun make(Id user, String email, String name) {
    PublicKeyCredentialCreationOptions options =
        party
            .startRegistration(
                StartRegistrationOptions.builder()
                    .user(
                        UserIdentity.builder()
                            .name(email)
                            .displayName(name)
                            .id(PasskeyRecords.handle(user))
                            .build())
                    .authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                            .residentKey(ResidentKeyRequirement.REQUIRED)
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build())
                    .build())
            .toBuilder()
            .challenge(challenge())
            .excludeCredentials(
                new PasskeyRecords(factors).getCredentialIdsForUsername(user.text()))
            .build();
    try {
      return new Begun(options.toJson(), publicKey(options.toCredentialsCreateJson()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options of a passkey always write", e);
    }
  }

  private ByteArray challenge() {
    return new ByteArray(ids.bytes(CHALLENGE_BYTES));
  }

  private static OpaqueJson publicKey(String json) {
    return RecordJson.read(
        OpaqueJson.class, RecordJson.text(RecordJson.tree(json).path("publicKey")));
  }

  /// The passkey that was made, or nothing when what the browser says does not hold.
  Optional<Person.Passkey> made(String state, String name, OpaqueJson credential, Instant now) {
    try {
      RegistrationResult result =
          party.finishRegistration(
              FinishRegistrationOptions.builder()
                  .request(PublicKeyCredentialCreationOptions.fromJson(state))
                  .response(
                      PublicKeyCredential.parseRegistrationResponseJson(credential.toString()))
                  .build());
      return Optional.of(
          new Person.Passkey(
              ids.next(IdKind.PASSKEY),
              name,
              result.getKeyId().getId().getBase64(),
              result.getPublicKeyCose().getBase64(),
              result.getSignatureCount(),
              now,
              Optional.empty()));
    } catch (RegistrationFailedException | IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// Begins to show a passkey.
  Begun show() {
    AssertionRequest begun =
        party.startAssertion(
            StartAssertionOptions.builder()
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build());
    AssertionRequest request =
        begun.toBuilder()
            .publicKeyCredentialRequestOptions(
                begun.getPublicKeyCredentialRequestOptions().toBuilder()
                    .challenge(challenge())
                    .build())
            .build();
    try {
      return new Begun(request.toJson(), publicKey(request.toCredentialsGetJson()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("options of a passkey always write", e);
    }
  }

  /// Whose passkey signed, or nothing when the signature, its place or its counter does not hold: a
  /// counter that does not rise means that the authenticator was copied.
  Optional<Id> shown(String state, OpaqueJson credential, Instant now) {
    try {
      AssertionResult result =
          party.finishAssertion(
              FinishAssertionOptions.builder()
                  .request(AssertionRequest.fromJson(state))
                  .response(PublicKeyCredential.parseAssertionResponseJson(credential.toString()))
                  .build());
      String hash = PasskeyRecords.hash(result.getCredential().getCredentialId());
      return PasskeyRecords.user(result.getCredential().getUserHandle())
          .flatMap(user -> factors.passkey(user, hash))
          .filter(kept ->
              factors.usePasskey(kept, hash, kept.document().used(result.getSignatureCount(), now)))
          .map(SecondFactors.KeptPasskey::user);
    } catch (AssertionFailedException | IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
