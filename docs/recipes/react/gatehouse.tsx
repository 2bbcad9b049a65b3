import type { Customer, Gatehouse } from '@gatehouse/browser';
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';

const GatehouseContext = createContext<Gatehouse | null>(null);

/** Gives the client of the site to the components inside. Create the client once, outside of components. */
export function GatehouseProvider({ client, children }: { client: Gatehouse; children: ReactNode }) {
  return <GatehouseContext value={client}>{children}</GatehouseContext>;
}

/** The client: `login`, `logout` and everything else. */
export function useGatehouse(): Gatehouse {
  const client = useContext(GatehouseContext);
  if (!client) throw new Error('useGatehouse needs a GatehouseProvider above the component.');
  return client;
}

/** The customer, in every tab at once. Null: logged out. Undefined: not known yet. */
export function useCustomer(): Customer | null | undefined {
  const client = useGatehouse();
  const [readyClient, setReadyClient] = useState<Gatehouse | null>(null);
  const customer = useSyncExternalStore(
    (onStoreChange) => client.onChange(onStoreChange),
    () => client.customer,
    () => null,
  );
  useEffect(() => {
    let isCurrent = true;
    void client.ready.then(() => {
      if (isCurrent) setReadyClient(client);
    });
    return () => {
      isCurrent = false;
    };
  }, [client]);
  return customer ?? (readyClient === client ? null : undefined);
}
