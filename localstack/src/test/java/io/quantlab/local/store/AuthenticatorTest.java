package io.quantlab.local.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quantlab.function.http.Authenticator;
import io.quantlab.local.runtime.FileSecrets;
import io.quantlab.local.runtime.FileSigner;
import io.quantlab.local.seed.LoadUsers;
import io.quantlab.local.testkit.TestCloud;
import io.quantlab.platform.identity.AccessTokens;
import io.quantlab.platform.identity.ApiKeyText;
import io.quantlab.platform.store.Audited;
import io.quantlab.platform.store.People;
import io.quantlab.platform.store.Quotas;
import io.quantlab.platform.store.TenantTable;
import io.quantlab.platform.tenant.Caller;
import io.quantlab.platform.tenant.Id;
import io.quantlab.platform.tenant.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of API keys (A2), and for how long, on a clock of the test's own.
final class AuthenticatorTest {
  /// The contract allows to remember a key for so long.
  private static final Duration BOUND = Duration.ofSeconds(30);

  @TempDir Path folder;
  private Instant now = Instant.now();
  private final InstantSource clock = () -> now;
  private final People people = People.open(TestCloud.shared().tables, clock);
  private Authenticator authenticator;
  private List<String> keys;

  @BeforeEach
  void open() {
    authenticator =
        new Authenticator(
            new AccessTokens(FileSigner.in(folder), "https://example.org", clock, new Ids(clock)),
            people,
            clock);
    Quotas quotas = new Quotas(new TenantTable(TestCloud.shared().tables, clock));
    keys = new LoadUsers(people, quotas, FileSecrets.in(folder), clock).make(2);
  }

  private Optional<Caller> caller(String key) {
    return authenticator.caller(key);
  }

  private void revoke(String key) {
    Caller owner = caller(key).orElseThrow();
    Id id = ApiKeyText.parse(key).orElseThrow().key();
    assertTrue(
        people
            .keys()
            .delete(
                id,
                people.keys().find(id).orElseThrow(),
                new Audited(
                    owner.user(), owner.user(), owner.actor(), "api-key.delete", id, "", "t")));
  }

  @Test
  @DisplayName("A2: a revoked key counts no more after 30 s, however often it was shown until then")
  void revokedKeyEnds() {
    assertTrue(caller(keys.getFirst()).isPresent());
    revoke(keys.getFirst());
    Instant revoked = now;
    for (; now.isBefore(revoked.plus(BOUND)); now = now.plusSeconds(1)) {
      caller(keys.getFirst()); // being shown must not keep it alive
    }
    assertEquals(Optional.empty(), caller(keys.getFirst()));
    assertTrue(caller(keys.getLast()).isPresent());
  }

  @Test
  @DisplayName("PT-6: what is remembered of one key is never the answer to another")
  void keysAreNotMixed() {
    Caller first = caller(keys.getFirst()).orElseThrow();
    Caller second = caller(keys.getLast()).orElseThrow();
    assertNotEquals(first.tenant(), second.tenant());
    assertEquals(first, caller(keys.getFirst()).orElseThrow());
    Id id = ApiKeyText.parse(keys.getFirst()).orElseThrow().key();
    String mixed = ApiKeyText.fresh(id, new Ids(clock));
    assertEquals(Optional.empty(), caller(mixed), "a known key with another secret");
  }
}
