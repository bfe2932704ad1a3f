package io.quantlab.function.identity;

import io.quantlab.function.http.Call;
import io.quantlab.function.http.Handlers;
import io.quantlab.platform.api.HttpResponse;
import io.quantlab.platform.api.ProblemException;
import io.quantlab.platform.api.ProblemType;
import io.quantlab.platform.route.IdentityBodies;
import io.quantlab.platform.route.IdentityRoutes;
import io.quantlab.platform.tenant.Id;

/// Login for people whose program has no page of its own: `/oauth2/authorize` sends a browser here,
/// and from here it goes on there. A form that another site sends is refused.
public final class LoginPageHandlers implements Handlers.Group {
  private final LoginSteps steps;
  private final LoginGrant grant;
  private final String origin;

  public LoginPageHandlers(LoginSteps steps, LoginGrant grant, String origin) {
    this.steps = steps;
    this.grant = grant;
    this.origin = origin;
  }

  @Override
  public void addTo(Handlers handlers) {
    handlers
        .on(
            IdentityRoutes.LOGIN_PAGE,
            call -> LoginPage.password(200, call.query("back").orElse(""), ""))
        .on(IdentityRoutes.LOGIN_FORM, this::form);
  }

  private HttpResponse form(Call call) {
    if (call.request().header("origin").filter(from -> !from.equals(origin)).isPresent()) {
      throw ProblemException.of(ProblemType.FORBIDDEN, "This form is sent from its own page only.");
    }
    IdentityBodies.LoginForm form = call.body(IdentityBodies.LoginForm.class);
    try {
      return form.token().isPresent()
          ? whole(steps.code(call, form.token().get(), form.code().orElse("").strip()), form.back())
          : password(form);
    } catch (ProblemException refused) {
      return LoginPage.password(
          (int) refused.problem().status(), form.back(), refused.problem().detail());
    }
  }

  private HttpResponse password(IdentityBodies.LoginForm form) {
    return switch (steps.password(form.email().orElse(""), form.password().orElse(""))) {
      case LoginSteps.Step.Whole whole -> whole(whole.user(), form.back());
      case LoginSteps.Step.Half half -> LoginPage.code(form.back(), half.token());
    };
  }

  /// Goes on where the login was wanted; that is always here, whatever the form says.
  private HttpResponse whole(Id user, String back) {
    return grant.redirect(user, "/oauth2/authorize?" + back.replaceAll("[\\r\\n]", ""));
  }
}
