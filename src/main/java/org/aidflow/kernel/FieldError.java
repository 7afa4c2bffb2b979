package org.aidflow.kernel;

/**
 * What is wrong with one field of an input, named by its path ({@code needs[0].amountFen}); the
 * message never repeats the value.
 */
public record FieldError(String field, ErrorCode code, String message) {}
