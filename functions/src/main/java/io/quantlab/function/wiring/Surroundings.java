package io.quantlab.function.wiring;

import io.quantlab.function.http.RequestLog;
import io.quantlab.platform.api.Installation;
import io.quantlab.platform.batch.EngineDesk;
import io.quantlab.platform.batch.Prices;
import io.quantlab.platform.blob.Presigned;
import io.quantlab.platform.cloud.Cloud;
import io.quantlab.platform.key.Secrets;
import io.quantlab.platform.key.Signer;
import io.quantlab.platform.mail.Mailer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// What a function finds around it: the only thing that differs between a laptop and the cloud.
///
/// @param tablePrefix before the names of the tables and queues
/// @param origin where the installation answers, without a slash at its end
/// @param objectsKind what keeps the objects, for `/v1/version`
/// @param desk the engine, for what is short enough to do within a request
/// @param prices of the installation, when its operator entered any
/// @param installation what its operator decided, asked anew each time
/// @param rateFactor raises all rate limits; 1 in an installation
public record Surroundings(
    Cloud cloud,
    String tablePrefix,
    String bucket,
    Presigned.Watch watch,
    Signer signer,
    Secrets secrets,
    Mailer mailer,
    EngineDesk desk,
    Optional<Prices> prices,
    InstantSource clock,
    String origin,
    String objectsKind,
    Supplier<Installation> installation,
    int rateFactor,
    RequestLog log) {

  /// The same without effects on people: no letter is sent, no line is logged.
  Surroundings forWarmUp() {
    return new Surroundings(
        cloud,
        tablePrefix,
        bucket,
        watch,
        signer,
        secrets,
        _ -> {},
        desk,
        prices,
        clock,
        origin,
        objectsKind,
        installation,
        rateFactor,
        _ -> {});
  }
}
