package org.aidflow.workflow.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has engine REST and the web applications, which both build their doors from one list of classes,
 * answer by {@link Refusals}. The list is read when they start, so it is changed before.
 */
@Configuration(proxyBeanMethods = false)
public class EngineAnswers {

  @Bean
  static BeanFactoryPostProcessor refusalsOnTheEnginesDoors() {
    var classes = CamundaRestResources.getConfigurationClasses();
    classes.remove(RestExceptionHandler.class);
    classes.remove(ProcessEngineExceptionHandler.class);
    classes.remove(ExceptionHandler.class);
    classes.add(OfRest.class);
    classes.add(OfEngine.class);
    classes.add(OfAnything.class);
    return beans -> {};
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
