/// Letters to users behind a port. Open [Mailer] first.
package io.quantlab.platform.mail;
