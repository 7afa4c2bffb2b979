/** The front door's common rules: keys, strict JSON, problem documents, lists, OpenAPI. */
@NullMarked
package org.aidflow.exchange.web;

import org.jspecify.annotations.NullMarked;
