/// Tests of packages and of processes under the runtime client.
package io.quantlab.local.lambda;
