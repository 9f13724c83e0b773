import type { VisitNote } from '../../src/contract/generated/types.ts';
import { recall, remember } from './draft.ts';
import { post } from './send.ts';
import type { FormConfig } from './words.ts';

type Group = VisitNote[ 'group' ];

/**
 * A visit for the report on what suggestions do: which group it is in by lot, and what was done. The lot is kept for as
 * long as the tab, in the browser; what leaves is a number of a group, without anything of the visitor.
 */
export class Visit {
	constructor(
		private readonly config: FormConfig,
		private readonly token: () => string
	) {}

	/** Decided before anything is shown, and the same for all forms of the visit. */
	get group(): Group {
		const known = recall( 'mesa-visit' );
		if ( known === 'shown' || known === 'held' ) {
			return known;
		}
		const group: Group = Math.random() * 100 < ( this.config.suggest?.held ?? 0 ) ? 'held' : 'shown';
		remember( 'mesa-visit', group );
		return group;
	}

	/** Notes something, once a visit. */
	note( what: VisitNote[ 'what' ] ): void {
		if ( this.config.suggest && this.once( what ) ) {
			const note: VisitNote = { form: this.token(), group: this.group, what };
			void post( `${ this.config.endpoint }/visits`, note, { keepalive: true } );
		}
	}

	/** What a message says of its visit: the group, with the first one that is sent; afterwards nothing. */
	get said(): Group | '' {
		return this.config.suggest && recall( this.flag( 'begun' ) ) && ! recall( this.flag( 'sent' ) ) ? this.group : '';
	}

	sent(): void {
		this.once( 'sent' );
	}

	private once( what: string ): boolean {
		if ( recall( this.flag( what ) ) ) {
			return false;
		}
		remember( this.flag( what ), '1' );
		return true;
	}

	private flag( what: string ): string {
		return `mesa-visit-${ this.config.id }-${ what }`;
	}
}
