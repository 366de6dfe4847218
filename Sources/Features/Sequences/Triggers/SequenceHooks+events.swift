package import Events
import Primitives
import Storage

extension SequenceHooks {
    /// Hears every event, in its own transaction: a look at an index where no sequence waits for it, a job where one does.
    package var eventObserver: EventObserver {
        EventObserver { event, transaction in
            guard !SequenceEvents.ignored.contains(event.kind) else { return }
            let woken = try SequenceStore(transaction, in: event.workspace).woken(by: event.kind)
            guard !woken.isEmpty, let happening = Happening(event: event.kind, payload: event.payload) else { return }
            if !woken.contains(where: \.enrols), happening.conversations.isEmpty {
                // It can only end something: is anybody in anything?
                let since = ambient.now() - HappeningStep.successWithin
                let store = EnrolmentStore(transaction, in: event.workspace)
                guard try store.isAny(of: happening.contacts, since: since) else { return }
            }
            try happening.enqueue(in: event.workspace, ambient: ambient, transaction)
        }
    }
}
