/// Classes that break the rules on purpose, so that the tests can see the rules bite.
package io.quantlab.local.architecture.planted;
