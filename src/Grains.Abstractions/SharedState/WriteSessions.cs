using System.Collections.Concurrent;

namespace Fog;

/// <summary>
/// Makes writes that may be tried any number of times take effect once: each goes in a session that has one write under way at a time, so
/// the space keeps one outcome for each session, however many writes there were (client sessions: Ongaro, Consensus, 2014, 6.3; Lee et al.,
/// RIFL, SOSP 2015). There are as many sessions as there were writes at once. Safe for threads.
/// </summary>
public sealed class WriteSessions
{
    private readonly ConcurrentStack<Session> _idle = new();

    /// <summary>A session's next write; to be disposed when it has its answer, or nobody waits for it any longer.</summary>
    public Turn Take()
    {
        var session = _idle.TryPop(out var idle) ? idle : new Session();
        session.Number++;
        return new Turn(this, session);
    }

    /// <summary>One write.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly WriteSessions _sessions;
        private Session? _session;
        private bool _tried;

        internal Turn(WriteSessions sessions, Session session) => (_sessions, _session) = (sessions, session);

        /// <summary>What the next try of the write has to say: to be called for each.</summary>
        public WriteTry Next()
        {
            var session = _session ?? throw new ObjectDisposedException(nameof(Turn));
            var next = new WriteTry(session.Id, session.Number, _tried);
            _tried = true;
            return next;
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _session, null) is { } session)
            {
                _sessions._idle.Push(session);
            }
        }
    }

    internal sealed class Session
    {
        public Guid Id { get; } = Guid.NewGuid();

        public long Number { get; set; }
    }
}
