package org.aidflow.workflow.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.aidflow.exchange.StrictJson;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonMappingExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonParseExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has engine REST and the web applications, which both build their doors from one list of classes,
 * answer by {@link Refusals}, and read what comes in by {@link EngineInput} first. The list is read
 * when they start, so it is changed before.
 */
@Configuration(proxyBeanMethods = false)
public class EngineAnswers {

  /** Jackson's own answers tell the caller our classes. */
  private static final int BEFORE_JACKSONS = 1;

  @Bean
  static BeanFactoryPostProcessor refusalsOnTheEnginesDoors() {
    var classes = CamundaRestResources.getConfigurationClasses();
    classes.remove(RestExceptionHandler.class);
    classes.remove(ProcessEngineExceptionHandler.class);
    classes.remove(ExceptionHandler.class);
    classes.remove(JsonMappingExceptionHandler.class);
    classes.remove(JsonParseExceptionHandler.class);
    classes.add(EngineInput.class);
    classes.add(OfJsonSyntax.class);
    classes.add(OfJsonMapping.class);
    classes.add(OfRest.class);
    classes.add(OfEngine.class);
    classes.add(OfAnything.class);
    return beans -> {};
  }

  /** JSON that is none. */
  @Priority(BEFORE_JACKSONS)
  public static class OfJsonSyntax implements ExceptionMapper<JsonParseException> {
    @Override
    public Response toResponse(JsonParseException thrown) {
      return Refusals.of(StrictJson.refusal(thrown));
    }
  }

  /** JSON of another shape than the call takes. */
  @Priority(BEFORE_JACKSONS)
  public static class OfJsonMapping implements ExceptionMapper<JsonMappingException> {
    @Override
    public Response toResponse(JsonMappingException thrown) {
      return Refusals.of(StrictJson.refusal(thrown));
    }
  }

  /** What REST resources throw, most often around something else. */
  public static class OfRest implements ExceptionMapper<RestException> {
    @Override
    public Response toResponse(RestException thrown) {
      return Refusals.of(thrown);
    }
  }

  /** What the engine throws. */
  public static class OfEngine implements ExceptionMapper<ProcessEngineException> {
    @Override
    public Response toResponse(ProcessEngineException thrown) {
      return Refusals.of(thrown);
    }
  }

  /** What the guard, delegates and listeners throw. */
  public static class OfAnything implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable thrown) {
      return Refusals.of(thrown);
    }
  }
}
