namespace IncidentStrategy.Generator.Content;

/// <summary>The moments of an incident's life, in the order they normally come; the fields of reviews and of the incident log are named so; escalation is recorded by the log alone.</summary>
public enum Moment { StartedAt, DetectedAt, DeclaredAt, AcknowledgedAt, EscalatedAt, CustomersToldAt, MitigatedAt, ResolvedAt, ClosedAt, ReopenedAt }

public enum Classification { Incident, MajorIncident, ServiceRequest, Problem }

public enum DetectedBy { Monitoring, Advisor, Customer, Supplier, Other }
