package io.quantlab.function.identity;

import io.quantlab.function.http.Answer;
import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.store.OnceKind;
import java.time.InstantSource;

/// Login for programs; what comes out is one that may fetch a code at `/oauth2/authorize`.
public final class LoginHandlers implements Handlers.Group {
  private final LoginSteps steps;
  private final LoginGrant grant;
  private final InstantSource clock;

  public LoginHandlers(LoginSteps steps, LoginGrant grant, InstantSource clock) {
    this.steps = steps;
    this.grant = grant;
    this.clock = clock;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(IdentityRoutes.LOGIN, this::login)
        .on(IdentityRoutes.SECOND_FACTOR, this::secondFactor);
  }

  private HttpResponse login(Call call) {
    IdentityBodies.Login body = call.body(IdentityBodies.Login.class);
    return switch (steps.password(body.email(), body.password())) {
      case LoginSteps.Step.Whole whole -> grant.answer(whole.user());
      case LoginSteps.Step.Half half ->
          Answer.json(
              200,
              new IdentityBodies.LoggedIn(
                  "second-factor",
                  half.token(),
                  clock.instant().plus(OnceKind.SECOND_FACTOR.life())));
    };
  }

  private HttpResponse secondFactor(Call call) {
    IdentityBodies.SecondFactor body = call.body(IdentityBodies.SecondFactor.class);
    return grant.answer(steps.code(call, body.loginToken(), body.code()));
  }
}
