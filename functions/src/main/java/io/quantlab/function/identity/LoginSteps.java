package io.quantlab.function.identity;

import io.quantlab.function.http.Call;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.identity.OpaqueToken;
import io.quantlab.platform.identity.Passwords;
import io.quantlab.platform.identity.Totp;
import io.quantlab.platform.key.Envelope;
import io.quantlab.platform.mail.Letter;
import io.quantlab.platform.mail.Mailer;
import io.quantlab.platform.store.OnceKind;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Person;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Ids;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;

/// Password, then the second factor where there is one. Failures are counted by address; five
/// within a quarter of an hour are enough.
public final class LoginSteps {
  private static final int MAX_FAILURES = 5;

  private final People people;
  private final Passwords passwords;
  private final Envelope envelope;
  private final Ids ids;
  private final InstantSource clock;
  private final Mailer mailer;
  private final String origin;

  public LoginSteps(
      People people,
      Passwords passwords,
      Envelope envelope,
      Ids ids,
      InstantSource clock,
      Mailer mailer,
      String origin) {
    this.people = people;
    this.passwords = passwords;
    this.envelope = envelope;
    this.ids = ids;
    this.clock = clock;
    this.mailer = mailer;
    this.origin = origin;
  }

  /// How far a login has come.
  sealed interface Step {
    /// Nothing more is wanted of this user.
    record Whole(Id user) implements Step {}

    /// The password was right; a code is wanted too.
    ///
    /// @param token what is shown with the code
    record Half(String token) implements Step {}
  }

  /// Takes a password.
  Step password(String address, String password) {
    String mac = new EmailAddress(address).mac(envelope);
    requireNotThrottled(mac);
    Optional<Id> user = people.users().byEmail(mac);
    Optional<String> hash = user.flatMap(people.users()::passwordHash);
    boolean right =
        hash.isPresent()
            ? passwords.matches(password, hash.get())
            : passwords.matchesNobody(password);
    if (!right) {
      people.throttles().failed(mac);
      throw refused();
    }
    if (!people.users().user(user.orElseThrow()).orElseThrow().verified()) {
      throw ProblemException.of(
          ProblemType.WRONG_STATE, "The address is not confirmed; follow the link in the letter.");
    }
    people.throttles().succeeded(mac);
    return next(user.get(), mac);
  }

  /// What is wanted of a user whose first factor was right.
  ///
  /// @param mac of the address, under which failures are counted
  Step next(Id user, String mac) {
    if (people.factors().totp(user).filter(Person.TotpSecret::confirmed).isEmpty()) {
      return new Step.Whole(user);
    }
    OpaqueToken token = OpaqueToken.fresh(ids);
    people.secrets().save(OnceKind.SECOND_FACTOR, token.hash(), new Person.Once(user, mac));
    return new Step.Half(token.text());
  }

  /// Takes the code of half a login; one try for each half.
  Id code(Call call, String token, String code) {
    Person.Once half =
        people
            .secrets()
            .take(OnceKind.SECOND_FACTOR, OpaqueToken.sha256(token))
            .orElseThrow(LoginSteps::refused);
    requireNotThrottled(half.data());
    if (!isRight(call, half.user(), code)) {
      people.throttles().failed(half.data());
      throw refused();
    }
    people.throttles().succeeded(half.data());
    return half.user();
  }

  private boolean isRight(Call call, Id user, String code) {
    return code.contains("-") ? isRecovery(call, user, code) : isTotp(user, code);
  }

  private boolean isTotp(Id user, String code) {
    Person.TotpSecret totp = people.factors().totp(user).orElseThrow();
    byte[] secret = Base64.getDecoder().decode(envelope.open(totp.sealed(), user + "/totp"));
    OptionalLong step = Totp.step(secret, code, clock.instant().getEpochSecond(), totp.lastStep());
    return step.isPresent() && people.factors().useTotp(user, totp, step.getAsLong());
  }

  private boolean isRecovery(Call call, Id user, String code) {
    boolean taken =
        people
            .factors()
            .takeRecoveryCode(
                people.users().home(user),
                user,
                new RecoveryCode(code).hash(envelope, user),
                Footprint.of(call, user, "recovery-code.use", user));
    if (taken) {
      String email =
          envelope.open(people.users().user(user).orElseThrow().sealedEmail(), user.text());
      mailer.send(new Letter(Letter.Kind.CODE_USED, email, origin));
    }
    return taken;
  }

  private void requireNotThrottled(String mac) {
    if (people.throttles().failures(mac) >= MAX_FAILURES) {
      throw ProblemException.of(
          ProblemType.RATE_LIMITED,
          "Too many logins failed; wait a quarter of an hour.",
          "Retry-After",
          "900");
    }
  }

  /// The same for a wrong password, an unknown address and a wrong code.
  private static ProblemException refused() {
    return ProblemException.of(ProblemType.UNAUTHENTICATED, "Address, password or code is wrong.");
  }
}
