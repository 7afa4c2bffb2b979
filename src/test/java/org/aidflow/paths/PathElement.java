package org.aidflow.paths;

/**
 * A sequence flow or an event of a model.
 *
 * @param model the key of the process
 * @param id the element's id
 */
record PathElement(String model, String id) {}
