namespace IncidentStrategy.Generator.Content;

/// <summary>The moments of an incident's life, in the order they normally come; the fields of reviews and of the incident log are named so.</summary>
public enum Moment { StartedAt, DetectedAt, DeclaredAt, AcknowledgedAt, CustomersToldAt, MitigatedAt, ResolvedAt, ClosedAt, ReopenedAt }

public enum Classification { Incident, MajorIncident, ServiceRequest, Problem }

public enum DetectedBy { Monitoring, Advisor, Customer, Supplier, Other }
