package org.aidflow.kernel;

/** A division of the country and its own name, without those around it. */
public record Area(AreaCode code, String name) {}
