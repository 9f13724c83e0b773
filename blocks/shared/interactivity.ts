import * as interactivity from '@wordpress/interactivity';

type SyncEvent = < Handler >( handler: Handler ) => Handler;

/**
 * Marks an action that needs the event while it is being dispatched (preventDefault, currentTarget).
 * WordPress has asked for that since 6.8; before, every action ran so and the function did not exist.
 *
 * Reflect, because the bundler would turn `interactivity.withSyncEvent` into a named import, and a module that
 * imports a name its WordPress lacks does not run at all.
 */
export const withSyncEvent: SyncEvent =
	( Reflect.get( interactivity, 'withSyncEvent' ) as SyncEvent | undefined ) ?? ( ( handler ) => handler );
